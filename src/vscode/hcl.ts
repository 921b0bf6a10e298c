/** HCL, with what helps to write it: loaded only where there are files of theirs. */
import '../core/hcl';
import * as hcl from '../core/help/hcl';
import { provideHclHelp } from '../core/help/hcl-help';
import * as names from '../core/help/hcl-names';

provideHclHelp({ ...hcl, ...names });

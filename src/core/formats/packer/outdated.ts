/** Settings of older versions of Packer beside what only newer ones have. */
import { keyPlace } from '../../languages/tree';
import type { FloppyDrive, OutdatedSettings } from '../../machine/machine';
import { listOf, type Reader, settingOf } from './fields';

/** What `packer fix` takes away or renames in a Hyper-V builder; all of it was gone with 1.6.0 (hashicorp/packer, fix/*.go). */
const GONE = [
  'iso_checksum_type',
  'iso_checksum_url',
  'iso_md5',
  'cpu',
  'ram_size',
  'vhd_temp_path',
  'clone_from_vmxc_path',
] as const;

/**
 * The settings that Packer refuses from 1.6.0 on, of a builder that has files for a disc, or gets them by a conversion:
 * cd_files is there from 1.6.3 on.
 */
export function outdatedSettingsOf(reader: Reader, floppyDrive: FloppyDrive | undefined): OutdatedSettings | undefined {
  const hasDisc = listOf(reader, 'cd_files') !== undefined || settingOf(reader, 'cd_content') !== undefined;
  if (!hasDisc && floppyDrive === undefined) {
    return undefined;
  }
  const gone = GONE.flatMap(name => settingOf(reader, name) ?? []).sort((a, b) => a.offset - b.offset);
  const [first] = gone;
  return first && { names: gone.map(({ key }) => key), at: keyPlace(first) };
}

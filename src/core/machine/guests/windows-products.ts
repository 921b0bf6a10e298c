/**
 * Products that are built of a Windows and are called something else. Each is that system, under its own name: no table has
 * them, and what stops the one stops the other.
 */
import type { WindowsPattern } from './named';

const row = (hint: string, example: string, id: string, name: string, pattern: RegExp): WindowsPattern => ({
  hint,
  pattern,
  example,
  id: () => id,
  name,
});

const EMBEDDED = '(?:(?:windows|(?<![a-z0-9])win) )?embedded ';
const POSREADY = `(?:(?:windows|(?<![a-z0-9])win) )?(?:emb(?:edded)? )?(?<![a-z0-9])pos ?ready ?`;
const SBS =
  '(?:(?:windows|(?<![a-z0-9])win) ?)?(?:small business server|(?<![a-z])sbs)(?: (?:std|standard|prem|premium))? ?';
const MULTIPOINT = '(?:windows )?multi ?point server(?: (?:standard|premium))? ';
const END = '(?!\\.?[0-9])';

/** Before what they are built of, whose names some of them hold. */
export const WINDOWS_PRODUCTS: readonly WindowsPattern[] = [
  row(
    'embedded',
    'Windows Embedded Standard 2009',
    'windows-xp',
    'Windows Embedded Standard 2009',
    new RegExp(`${EMBEDDED}standard 2009${END}`, 'g'),
  ),
  row(
    'ready',
    'POSReady 2009',
    'windows-xp',
    'Windows Embedded POSReady 2009',
    new RegExp(`${POSREADY}2009${END}`, 'g'),
  ),
  row(
    'point of service',
    'Windows Embedded for Point of Service 1.1',
    'windows-xp',
    'Windows Embedded for Point of Service',
    /windows embedded for point of service/g,
  ),
  row('wepos', 'WEPOS', 'windows-xp', 'Windows Embedded for Point of Service', /(?<![a-z0-9])wepos(?![a-z0-9])/g),
  row('xp', 'Windows XPe', 'windows-xp', 'Windows XP Embedded', /windows ?xp ?e(?:mbedded)?(?![a-z0-9])/g),
  row(
    'legacy pcs',
    'Windows Fundamentals for Legacy PCs',
    'windows-xp',
    'Windows Fundamentals for Legacy PCs',
    /windows fundamentals for legacy pcs/g,
  ),
  row(
    'embedded',
    'Windows Embedded Standard 7',
    'windows-7',
    'Windows Embedded Standard 7',
    new RegExp(`${EMBEDDED}(?:(?:standard|enterprise) ?)?7${END}`, 'g'),
  ),
  row('wes', 'WES7', 'windows-7', 'Windows Embedded Standard 7', /(?<![a-z0-9])wes ?7(?![0-9a-z.])/g),
  row(
    'ready',
    'Windows Embedded POSReady 7',
    'windows-7',
    'Windows Embedded POSReady 7',
    new RegExp(`${POSREADY}7${END}`, 'g'),
  ),
  row('thin', 'Windows Thin PC', 'windows-7', 'Windows Thin PC', /windows thin ?pc(?![a-z])/g),
  row(
    'embedded',
    'Windows Embedded 8.1 Industry Pro',
    'windows-8.1',
    'Windows Embedded 8.1',
    /windows embedded (?:standard |industry )?8\.1(?!\.?[0-9])/g,
  ),
  row(
    'embedded',
    'Windows Embedded 8 Standard',
    'windows-8',
    'Windows Embedded 8',
    /windows embedded (?:standard |industry )?8(?!\.?[0-9])/g,
  ),
  row(
    's',
    'Windows Small Business Server 2003',
    'windows-server-2003',
    'Windows Small Business Server 2003',
    new RegExp(`${SBS}(?:2003|2k3)${END}`, 'g'),
  ),
  row(
    's',
    'SBS 2008',
    'windows-server-2008',
    'Windows Small Business Server 2008',
    new RegExp(`${SBS}(?:2008|2k8)${END}`, 'g'),
  ),
  row(
    's',
    'SBS2011',
    'windows-server-2008-r2',
    'Windows Small Business Server 2011',
    new RegExp(`${SBS}(?:2011|2k11)${END}`, 'g'),
  ),
  row(
    'essential business',
    'Windows Essential Business Server 2008',
    'windows-server-2008',
    'Windows Essential Business Server 2008',
    /(?:windows )?essential business server 2008(?![0-9])/g,
  ),
  row(
    'home server',
    'Windows Home Server 2011',
    'windows-server-2008-r2',
    'Windows Home Server 2011',
    /(?:windows )?home server 2011(?![0-9])/g,
  ),
  row('whs', 'WHS2011', 'windows-server-2008-r2', 'Windows Home Server 2011', /(?<![a-z0-9])whs ?2011(?![0-9])/g),
  row(
    'point server',
    'Windows MultiPoint Server 2011',
    'windows-server-2008-r2',
    'Windows MultiPoint Server',
    new RegExp(`${MULTIPOINT}201[01]${END}`, 'g'),
  ),
  row(
    'point server',
    'Windows MultiPoint Server 2012 Premium',
    'windows-server-2012',
    'Windows MultiPoint Server 2012',
    new RegExp(`${MULTIPOINT}2012${END}`, 'g'),
  ),
  row(
    'hpc server',
    'Windows HPC Server 2008 R2',
    'windows-server-2008-r2',
    'Windows HPC Server 2008 R2',
    /(?:windows )?hpc server 2008 ?r2(?![0-9])/g,
  ),
  row(
    'hpc server',
    'Windows HPC Server 2008',
    'windows-server-2008',
    'Windows HPC Server 2008',
    /(?:windows )?hpc server 2008(?![0-9])(?! ?r2)/g,
  ),
];

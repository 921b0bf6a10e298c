/** What counts as a version behind the name of a Linux distribution or another system, in plain form. */
import { codeNamesOf } from './catalogue';

/** A version whose major number lies in a range: 'centos-65' and 'debian01' name no version. */
export const between =
  (first: number, last: number, group = 1) =>
  (match: RegExpExecArray): string | undefined => {
    const text = match[group];
    if (text === undefined || text.startsWith('0')) {
      return undefined;
    }
    const major = Number.parseInt(text, 10);
    return major >= first && major <= last ? text : undefined;
  };

/** The same where a small number alone ('freebsd-2') is rather that of the machine: older versions need their point. */
export const betweenOrPointed =
  (first: number, firstAlone: number, last: number) =>
  (match: RegExpExecArray): string | undefined =>
    between(match[1]?.includes('.') ? first : firstAlone, last)(match);

const NOT_A_DAY = '(?! \\d{1,2} 20\\d\\d(?: |$))';
/** A pattern of a version: not a part of a longer number nor of a date. */
export const V = `(\\d{1,2}(?:\\.\\d{1,2})?)(?![0-9])${NOT_A_DAY}`;
/** A pattern of the words that may stand between a name and its version. */
export const FILLER =
  '(?: (?:linux|gnu|server|desktop|live|legacy|minimal|cloud|base|generic|lts|release|baseos|workstation|os|edition|everything|netinst|dvd|x64|amd64|i386|alternate|edu|mate|budgie|studio|cinnamon|unity|kylin)(?![a-z])){0,4}';

const UBUNTU_CODE_NAMES = codeNamesOf('ubuntu');
/** A pattern of the code names of Ubuntu's releases. */
export const UBUNTU_CODE_NAME = [...UBUNTU_CODE_NAMES.keys()].join('|');

const DEBIAN_CODE_NAMES = codeNamesOf('debian');
/** A pattern of the code names of Debian's releases. */
export const DEBIAN_CODE_NAME = [...DEBIAN_CODE_NAMES.keys()].join('|');

/** '14.04', '1604', '22 04': year and month of a release, April or October (and June, once, in 2006). */
export function ubuntuVersion(match: RegExpExecArray): string | undefined {
  const [, year, month, codeName] = match;
  if (codeName !== undefined) {
    return UBUNTU_CODE_NAMES.get(codeName);
  }
  if (year === undefined || Number(year) < 6 || Number(year) > 39) {
    return undefined;
  }
  if (month === '06' && Number(year) !== 6) {
    return undefined;
  }
  return `${Number(year)}.${month}`;
}

/** '11', or the code name in the second group. */
export function debianVersion(match: RegExpExecArray): string | undefined {
  return match[2] === undefined ? betweenOrPointed(3, 6, 14)(match) : DEBIAN_CODE_NAMES.get(match[2]);
}

/** '15 SP4' and '15.4' are counted as 15.4. */
export function servicePack(match: RegExpExecArray): string | undefined {
  const [, major, pack, point] = match;
  if (major === undefined || Number(major) < 9 || Number(major) > 16) {
    return undefined;
  }
  const minor = pack ?? point;
  return minor === undefined ? major : `${major}.${minor}`;
}

/** As SUSE writes them: '15 SP4', and '16.0' from 16 on. */
export function servicePackTitle(version: string): string {
  return version.startsWith('16') ? version : version.replace('.', ' SP');
}

/** 'R8-U5' is 8.5. */
export function oracleVersion(match: RegExpExecArray): string | undefined {
  const [, major, update] = match;
  if (major === undefined || Number(major) < 4 || Number(major) > 10) {
    return undefined;
  }
  return update === undefined ? major : `${Number(major)}.${Number(update)}`;
}

/** With a point, or a small number: '64' is a width, '01' the number of the machine, '73' a version run together. */
export function anyVersion(match: RegExpExecArray): string | undefined {
  const text = match.slice(1).find(part => part !== undefined);
  const isVersion = text?.includes('.') || (text !== undefined && /^[1-9]$|^[1-4]\d$/.test(text) && text !== '32');
  return isVersion ? text : undefined;
}

/** The words of a definition that name hardware, as data: what they mean, and how a bus and a place stand in a text. */
import type { Node } from '../../languages/tree';
import type { BootDevice, EmulatedDeviceKind } from '../../machine/machine';
import { pathIn } from '../../text/file-name';
import { remembering } from '../../text/remember';
import { plainKey } from './keys';
import { readNumber } from './values';

/** Longer texts are no words. */
const LONGEST_WORD = 60;

/** What placeholders of all kinds have around their names: `{{legacy}}` is no word, whatever it is called. */
const PLACEHOLDER = /[{}[\]<>%#@]/;

/** A table of meanings with their words turned into a reader of words. */
function wordReader<Meaning extends string>(
  table: Readonly<Record<Meaning, readonly string[]>>,
): (text: string) => Meaning | undefined {
  const meanings = new Map(
    Object.entries<readonly string[]>(table).flatMap(([meaning, words]) =>
      words.map(word => [word, meaning as Meaning] as const),
    ),
  );
  return remembering(text =>
    text.length > LONGEST_WORD || PLACEHOLDER.test(text) ? undefined : meanings.get(plainKey(text)),
  );
}

/** The same for the value of a node. */
export function wordOf<T>(node: Node | undefined, read: (text: string) => T | undefined): T | undefined {
  return node?.kind === 'text' ? read(node.value) : undefined;
}

export type Bus = 'ide' | 'scsi';

/** A bus as a text states it, with the pieces of the text, so that another can be written in the same shape. */
export interface BusText {
  readonly bus: Bus;
  readonly word: string;
  readonly before: string;
  readonly number: number | undefined;
  readonly between: string;
  readonly location: number | undefined;
}

/** "IDE", "scsi", also with the place behind it: "IDE 0:1", "SCSI:0:0", "ide0". */
const BUS_TEXT = /^(ide|scsi)((?: controller)?[ :_-]?)(?:(\d{1,3})(?:([:,./ -])(\d{1,3}))?)?$/i;

export const readBusText = remembering((text): BusText | undefined => {
  const match = BUS_TEXT.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, word = '', before = '', number, between = '', location] = match;
  return {
    bus: word.toLowerCase() === 'ide' ? 'ide' : 'scsi',
    word,
    before,
    number: number === undefined ? undefined : Number(number),
    between,
    location: location === undefined ? undefined : Number(location),
  };
});

/** Hyper-V's ControllerType: IDE is 0, SCSI is 1. */
export const CONTROLLER_TYPES: readonly Bus[] = ['ide', 'scsi'];

export function readBus(node: Node): Bus | undefined {
  const number = readNumber(node);
  return number === undefined ? wordOf(node, readBusText)?.bus : CONTROLLER_TYPES[number];
}

export const readDriveKind = wordReader({
  disk: ['disk', 'harddisk', 'harddrive', 'harddiskdrive', 'hdd', 'vhd', 'vhdx', 'os', 'data'],
  dvd: ['dvd', 'cd', 'cdrom', 'dvdrom', 'dvddrive', 'iso', 'optical'],
  floppy: ['floppy', 'floppydrive', 'floppydiskdrive', 'floppydisk', 'diskette', 'vfd'],
});

export type ImageFormat = 'vhd' | 'vhdx' | 'iso' | 'other';

/** The format that a file's name ends in; undefined where it has no extension. */
export function imageFormat(path: string): ImageFormat | undefined {
  const name = pathIn(path);
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  if (extension === 'vhd' || extension === 'vhdx' || extension === 'iso') {
    return extension;
  }
  return /^[a-z0-9]{1,8}$/.test(extension) ? 'other' : undefined;
}

/** The numbers of Hyper-V's VhdFormat. */
export const VHD_FORMATS: ReadonlyMap<number, ImageFormat> = new Map([
  [2, 'vhd'],
  [3, 'vhdx'],
  [4, 'other'],
]);

const readFormatWord = wordReader({ vhd: ['vhd'], vhdx: ['vhdx'], iso: ['iso'], other: ['vhdset', 'vhds'] });

export function readImageFormat(node: Node): ImageFormat | undefined {
  const number = readNumber(node);
  return number === undefined ? wordOf(node, readFormatWord) : VHD_FORMATS.get(number);
}

/** Whether the file is a floppy medium. */
export function isFloppyImage(path: string): boolean {
  return /\.(?:vfd|flp)$/i.test(pathIn(path).slice(-5));
}

export const readAdapterType = wordReader({
  legacy: ['legacy', 'emulated', 'legacynetworkadapter', 'legacyadapter', 'emulatednetworkadapter'],
  synthetic: ['synthetic', 'vmbus', 'networkadapter', 'syntheticnetworkadapter'],
});

export const readFirmwareWord = wordReader({
  bios: ['bios', 'legacybios', 'legacy'],
  uefi: ['uefi', 'efi'],
});

type NamedDevice = Exclude<BootDevice['kind'], 'slot' | 'other'>;

const readBootWord = wordReader<NamedDevice>({
  floppy: ['floppy', 'floppydrive', 'floppydiskdrive', 'vmfloppydiskdrive', 'diskette'],
  cd: ['cd', 'dvd', 'cdrom', 'dvddrive', 'cdordvd', 'iso', 'optical'],
  ide: ['ide', 'idehdd', 'ideharddrive'],
  'legacy-network': ['legacynetworkadapter', 'legacynetwork', 'legacynic'],
  network: ['network', 'networkadapter', 'vmnetworkadapter', 'nic', 'net', 'pxe', 'pxeboot', 'lan'],
  'hard-disk': ['harddiskdrive', 'harddrive', 'harddisk', 'hdd', 'disk', 'drive', 'vhd', 'scsi'],
});

/** Which device a word or a place in a boot order is; type names of Hyper-V's objects are such words too. */
export function readBootDevice(text: string): BootDevice {
  const place = readBusText(text);
  if (place?.number !== undefined && place.location !== undefined) {
    return { kind: 'slot', bus: place.bus, slot: { number: place.number, location: place.location } };
  }
  const kind = readBootWord(text.replace(/^Microsoft\.HyperV\.PowerShell\./, ''));
  return kind === undefined ? { kind: 'other', text } : { kind };
}

/** The numbers of Hyper-V's BootDevice, of which a BIOS start-up order is made. */
export const STARTUP_DEVICES: readonly NamedDevice[] = ['floppy', 'cd', 'ide', 'legacy-network'];

export const readEmulatedDevice = wordReader<EmulatedDeviceKind>({
  'ide-controller': ['idecontroller', 'idecontrollers', 'ide'],
  'dma-controller': ['dmacontroller', 'dma'],
  'i8042-controller': ['i8042controller', 'i8042', 'i8042keyboardcontroller', 'keyboardcontroller'],
  'ps2-keyboard': ['ps2keyboard', 'keyboard'],
  'ps2-mouse': ['ps2mouse', 'mouse'],
  's3-video': ['s3video', 's3', 's3trio', 's3videoadapter'],
  'pci-bus': ['pcibus', 'pci'],
  pic: ['pic', 'programmableinterruptcontroller', 'interruptcontroller'],
  pit: ['pit', 'programmableintervaltimer', 'programmableinterrupttimer', 'intervaltimer'],
  'super-io': ['superio', 'superiodevice'],
});

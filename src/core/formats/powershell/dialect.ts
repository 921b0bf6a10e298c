/** What differs between the formats that write machines down as Hyper-V's PowerShell objects. */
export interface Dialect {
  /**
   * What a property that isn't there means: an export leaves out what the user didn't select and what another cmdlet
   * tells; a definition leaves Hyper-V its default.
   */
  readonly absent: 'not-exported' | 'default';
  /** A number for what is On or Off is an OnOffState, as ConvertTo-Json writes it. By hand, nobody means Off by a 1. */
  readonly onOffNumbers: boolean;
  /**
   * What `{}` is in the place of a list or a device: one of which nothing is stated, or none, as Windows PowerShell writes what
   * a command gave nothing for (PowerShell issue 9231).
   */
  readonly emptyObject: 'part' | 'none';
  /** Every Generation 1 machine has a floppy drive in an export, so one without a medium says nothing. */
  readonly emptyFloppyDrive: 'reported' | 'ignored';
  /** What a machine without floppy drive has in its place: Get-VM shows null for Generation 2. */
  readonly noFloppyDrive: 'null' | 'no-property';
  /** Why settings of the firmware and of security can't be added where the file has none; undefined where they can. */
  readonly cannotAdd?: { readonly firmware: string; readonly security: string };
}

/** The output of Get-VM. */
export const EXPORT: Dialect = {
  absent: 'not-exported',
  onOffNumbers: true,
  emptyObject: 'none',
  emptyFloppyDrive: 'ignored',
  noFloppyDrive: 'null',
  cannotAdd: {
    firmware: "Get-VM's output has no firmware settings; use Set-VMFirmware",
    security: "Get-VM's output has no security settings; use Set-VMKeyProtector and Enable-VMTPM",
  },
};

/** What somebody wrote to make machines of. */
export const DEFINITION: Dialect = {
  absent: 'default',
  onOffNumbers: false,
  emptyObject: 'part',
  emptyFloppyDrive: 'reported',
  noFloppyDrive: 'no-property',
};

/** How the changes of a conversion are written into a configuration of Terraform. */
import type { Value } from '../../languages/edit';
import { nodeOf } from '../../languages/ref';
import { type Member, membersNamed, type Node } from '../../languages/tree';
import type { Change, ChangeEdits, ChangeWriter, ChangeWriters, FileChangeEdits } from '../../machine/change';
import { known } from '../../machine/field';
import type { VirtualMachine } from '../../machine/machine';
import { sourceOf } from './drives';
import { argument } from './parts';
import { resourceOf, statementsOf } from './read';
import { together, type Writing, writingOf } from './set';
import { moveDriveToScsi, useVhdx } from './write-drives';
import { replaceBootOrder, setSecureBoot } from './write-firmware';

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

const NO_SETTING = (what: string) => (): ChangeEdits => ({ cannot: `The provider has no setting for ${what}` });

const OF_ONE_GENERATION: ChangeWriters = {
  'set-generation': setGeneration,
  'move-drive-to-scsi': moveDriveToScsi,
  'use-vhdx': useVhdx,
  'use-gpt': NO_SETTING('the partitions of a disk'),
  'remove-drive': removeDrive,
  'remove-floppy-drive': NO_SETTING('floppy drives'),
  'replace-floppy-files-by-disc': NO_SETTING('floppy drives'),
  'make-adapter-synthetic': makeAdapterSynthetic,
  'set-firmware-uefi': NO_SETTING('the kind of firmware: it follows from the generation'),
  'replace-boot-order': replaceBootOrder,
  'remove-numlock': NO_SETTING('NumLock'),
  'set-secure-boot': setSecureBoot,
  'set-tpm': NO_SETTING('a TPM'),
  'set-configuration-version': NO_SETTING('the configuration version'),
  'turn-off-older-os-compatibility': turnOffCompatibility,
  'rewrite-boot-command': NO_SETTING('keys to press'),
  'press-keys-at-start': NO_SETTING('keys to press'),
  'change-drive-letter': NO_SETTING('scripts'),
  'lay-out-for-uefi': NO_SETTING('files that install a guest'),
  'change-drive-letter-beside': NO_SETTING('files that install a guest'),
  'remove-com-port': NO_SETTING('COM ports'),
  'remove-device': NO_SETTING('emulated devices'),
};

/** What a block says of machines of both generations is changed for neither: what one needs may be what the other lacks. */
function ofWholeBlocks(writers: ChangeWriters): ChangeWriters {
  const guarded = Object.entries(writers).map(([kind, write]) => {
    const guard = (machine: VirtualMachine, change: Change): FileChangeEdits => {
      const written = (write as ChangeWriter)(machine, change as never);
      const isShared = kind !== 'set-generation' && !resourceOf(machine).isWholeBlock;
      return isShared && 'edits' in written && written.edits.length > 0
        ? { cannot: 'the block makes machines of another generation as well' }
        : written;
    };
    return [kind, guard];
  });
  return Object.fromEntries(guarded) as ChangeWriters;
}

export const WRITERS: ChangeWriters = ofWholeBlocks(OF_ONE_GENERATION);

/** In the machine, or wherever the variable that it reads has its value: of every call of a module by itself. */
function setGeneration(machine: VirtualMachine, { at }: ChangeOf<'set-generation'>): ChangeEdits {
  const resource = resourceOf(machine);
  const member = argument(resource.settings, 'generation');
  if (member === undefined) {
    const after = membersNamed(resource.body, 'name')[0];
    return {
      edits: [{ kind: 'add', body: resource.body, path: ['generation'], value: 2, ...(after && { after }) }],
    };
  }
  const statements = statementsOf(resource, member.value);
  if (statements.length === 0) {
    return { cannot: 'the generation is worked out by an expression' };
  }
  const isVariable = machine.generation.known && machine.generation.variable !== undefined;
  if (at === 'variable' || !isVariable) {
    return { edits: statements.map(({ node }) => ({ kind: 'replace', node, value: inSpellingOf(node, 2) })) };
  }
  return resource.isWholeBlock
    ? { edits: [{ kind: 'replace', node: member.value, value: 2 }] }
    : { cannot: 'the block makes machines of another generation as well' };
}

/** A number in the type that is written. */
function inSpellingOf(node: Node, value: number): Value {
  return node.kind === 'text' ? String(value) : value;
}

function removeDrive(_machine: VirtualMachine, { drive }: ChangeOf<'remove-drive'>): ChangeEdits {
  const source = sourceOf(drive);
  if (source === undefined || source.part.isRepeated || source.part.isElsewhere) {
    return { cannot: 'the drive is written where others are made of it as well' };
  }
  return { edits: [{ kind: 'remove', item: source.part.item }] };
}

/** Without `is_legacy` an adapter is synthetic. */
function makeAdapterSynthetic(machine: VirtualMachine, { adapter }: ChangeOf<'make-adapter-synthetic'>): ChangeEdits {
  const node = nodeOf(adapter.node);
  const [member]: readonly Member[] = node.kind === 'body' ? membersNamed(node, 'is_legacy') : [];
  if (member === undefined || known(adapter.legacy) !== true) {
    return { edits: [] };
  }
  const { isShared } = writingOf(machine);
  return member.value.kind === 'boolean' || member.value.kind === 'text' || !isShared(member.value)
    ? { edits: [{ kind: 'remove', item: member }] }
    : { cannot: 'what kind of adapter this is, others read as well' };
}

function turnOffCompatibility(
  machine: VirtualMachine,
  { compatibility }: ChangeOf<'turn-off-older-os-compatibility'>,
): ChangeEdits {
  const writing: Writing = writingOf(machine);
  return compatibility.node === undefined
    ? { cannot: 'the compatibility is not written' }
    : together([writing.replaced(nodeOf(compatibility.node), writing.scope, false)]);
}

/** What reading a host gives: the records of resources/Read-HyperVHost.ps1. They come from another computer and are data. */

export interface ReadMachine {
  readonly kind: 'machine';
  readonly name: string;
  /** By which the host tells it from another one of its name. */
  readonly id: string;
  /** Its definition as JSON. */
  readonly text: string;
  /** Which of how many machines it is, from 1, those included that could not be read. */
  readonly number: number;
  readonly of: number;
}

/** Why a host was not read at all. */
export type RefusalReason =
  /** There is none on this computer. */
  | 'no-powershell'
  /** The organisation lets PowerShell run no scripts, or only signed ones. */
  | 'policy'
  /** The host has no Hyper-V module for PowerShell. */
  | 'no-module'
  /** Neither an administrator of the host nor a member of its Hyper-V Administrators. */
  | 'no-permission'
  | 'unreachable'
  | 'failed';

export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** In the words of PowerShell; empty where there is nothing to add. */
  readonly detail: string;
}

export type HostRecord =
  | ReadMachine
  /** Something of a machine could not be read. */
  | { readonly kind: 'warning'; readonly message: string }
  /** A machine could not be read. */
  | { readonly kind: 'failed'; readonly message: string }
  | Refusal
  /** All of the above have come. */
  | { readonly kind: 'end' };

const REASONS: readonly RefusalReason[] = [
  ...(['no-powershell', 'policy', 'no-module', 'no-permission'] as const),
  ...(['unreachable', 'failed'] as const),
];

/** A record as it came. */
type Unread = {
  readonly [K in 'kind' | 'name' | 'id' | 'text' | 'number' | 'of' | 'message' | 'reason' | 'detail']?: unknown;
};

/** Undefined for what is no record. */
export function hostRecord(json: string): HostRecord | undefined {
  let record: Unread;
  try {
    record = Object(JSON.parse(json));
  } catch {
    return undefined;
  }
  switch (record.kind) {
    case 'machine': {
      const text = definitionText(string(record.text));
      const name = string(record.name);
      return text === undefined
        ? { kind: 'failed', message: name }
        : { kind: 'machine', name, id: string(record.id), text, ...countsOf(record) };
    }
    case 'warning':
    case 'failed':
      return { kind: record.kind, message: string(record.message) };
    case 'refused': {
      const reason = REASONS.find(known => known === record.reason) ?? 'failed';
      return { kind: 'refused', reason, detail: string(record.detail) };
    }
    case 'end':
      return { kind: 'end' };
    default:
      return undefined;
  }
}

const string = (value: unknown): string => (typeof value === 'string' ? value : '');

function countsOf({ number, of }: Unread): Pick<ReadMachine, 'number' | 'of'> {
  return { number: typeof number === 'number' ? number : 0, of: typeof of === 'number' ? of : 0 };
}

/** Laid out in one way, whichever PowerShell has written it; undefined for what is no object of JSON. */
function definitionText(json: string): string | undefined {
  try {
    const definition: unknown = JSON.parse(json);
    return typeof definition === 'object' && definition !== null && !Array.isArray(definition)
      ? `${JSON.stringify(definition, undefined, 2)}\n`
      : undefined;
  } catch {
    return undefined;
  }
}

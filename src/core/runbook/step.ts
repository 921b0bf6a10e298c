/** A runbook as data; render.ts makes PowerShell of it. */

export interface Step {
  /** What is done: 'Back up the machine'. */
  readonly title: string;
  /** Said above the step. */
  readonly comments: readonly Comment[];
  /** Lines that only read. All steps' run before the first one, also under -WhatIf, unless the step was done before. */
  readonly checks?: readonly string[];
  /** The same, where the step was done before. */
  readonly checksLater?: readonly string[];
  /** Lines that are left out under -WhatIf. */
  readonly commands: readonly string[];
}

/** A paragraph, or lines to type elsewhere, which stay as they are. */
export type Comment = string | readonly string[];

/** A parameter of the script: what the definition leaves open. */
export interface Parameter {
  /** Without the `$`. */
  readonly name: string;
  readonly type: string;
  readonly comment: string;
  /** What it is where it isn't given, as an expression; without it the parameter is asked for. A switch has none. */
  readonly value?: string;
  /** A validation, such as `ValidateSet('On', 'Off')`. */
  readonly validation?: string;
}

/** Collects the parameters of a script. */
export interface Parameters {
  readonly all: readonly Parameter[];
  /** Adds a parameter, once for each name, and gives its variable. */
  add(parameter: Parameter): string;
}

export function createParameters(): Parameters {
  const all: Parameter[] = [];
  return {
    all,
    add(parameter) {
      if (!all.some(({ name }) => name === parameter.name)) {
        all.push(parameter);
      }
      return `$${parameter.name}`;
    },
  };
}

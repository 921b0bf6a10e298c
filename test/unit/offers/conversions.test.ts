/** Where a conversion is offered. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { machineAt } from '../../../src/core/offers/conversions';
import { filesOf, type Texts } from '../formats/packer-hcl-kit';

const SOURCE = 'source "hyperv-iso" "web" {\n  generation = var.generation\n}\n';
const VARIABLE = 'variable "generation" {\n  default = 1\n}\n';

/** The machine that is meant at the first place of some words in the first file. */
function meant(texts: Texts, words: string): number | undefined {
  const [[fileName, text] = ['', '']] = Object.entries(texts);
  const offset = text.indexOf(words);
  assert.ok(offset >= 0, words);
  return machineAt(analyze(text, { fileName, files: filesOf(texts), asPart: true }), { offset, end: offset });
}

describe('the machine at a place', () => {
  it('is the one whose generation a variable gives, on the line of its value', () => {
    const one = { 'a.pkr.hcl': VARIABLE + SOURCE };
    assert.equal(meant(one, 'default'), 0);
    assert.equal(meant(one, 'variable'), undefined);
    assert.equal(meant(one, '  generation'), 0);
    const values = { 'x.auto.pkrvars.hcl': 'name = "a"\ngeneration = 1\n', 'a.pkr.hcl': VARIABLE + SOURCE };
    assert.equal(meant(values, 'generation'), 0);
    assert.equal(meant(values, 'name'), undefined);
    assert.equal(meant({ 'v.pkr.hcl': VARIABLE, 'a.pkr.hcl': SOURCE }, '1'), 0);
    const machine = 'resource "hyperv_machine_instance" "web" {\n  generation = var.g\n}\nvariable "g" {}\n';
    assert.equal(meant({ 'terraform.tfvars': 'g = 1', 'main.tf': machine }, '1'), 0);
  });

  it('is none where several machines read the variable, or another is what counts', () => {
    const two = { 'v.pkr.hcl': VARIABLE, 'a.pkr.hcl': SOURCE + SOURCE.replace('web', 'db') };
    assert.equal(meant(two, '1'), undefined);
    const given = { 'v.pkr.hcl': VARIABLE, 'x.auto.pkrvars.hcl': 'generation = 1\n', 'a.pkr.hcl': SOURCE };
    assert.equal(meant(given, '1'), undefined);
    // One that is given with -var-file is nobody's for sure.
    assert.equal(meant({ 'x.pkrvars.hcl': 'generation = 1\n', 'a.pkr.hcl': VARIABLE + SOURCE }, '1'), undefined);
  });
});

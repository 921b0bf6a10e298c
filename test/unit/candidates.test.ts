import assert from 'node:assert/strict';
import { isCandidate } from '../../src/core/candidates';

describe('files that are looked at', () => {
  it('are files of JSON and HCL outside of folders that tools keep for themselves', () => {
    const paths = [
      'web.json',
      'lab/web.vm.json',
      'lab/web.jsonc',
      'lab/node_modules/a/web.json',
      'packer_cache/web.json',
      '.terraform/web.json',
      'lab/.hidden/web.json',
      'lab/.gen2-advisor.json',
      'web.xml',
      'json',
      'lab/web.pkr.hcl',
      'lab/web.auto.pkrvars.hcl',
      'main.tf',
      'terraform.tfvars',
      'main.tf.json',
      'main.tofu',
      'main.tofu.json',
      // Other dialects, and no HCL at all.
      'terragrunt.hcl',
      'web.tftest.hcl',
      '.terraform.lock.hcl',
      'web.pkrtpl.hcl',
    ];
    assert.deepEqual(paths.filter(isCandidate), [
      ...['web.json', 'lab/web.vm.json', 'lab/web.jsonc'],
      ...['lab/web.pkr.hcl', 'lab/web.auto.pkrvars.hcl', 'main.tf', 'terraform.tfvars', 'main.tf.json'],
      ...['main.tofu', 'main.tofu.json'],
    ]);
  });
});

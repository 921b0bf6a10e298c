/** Files of values for Packer's variables, which Packer reads as a map of texts (helper/flag-kv/flag_json.go). */
import type { Body } from '../../languages/tree';

/** Settings of builders for which a machine of Hyper-V has no word. */
const ONLY_PACKER: ReadonlySet<string> = new Set([
  ...['iso_checksum', 'iso_checksum_type', 'iso_checksum_url', 'iso_urls', 'boot_wait', 'boot_command', 'communicator'],
  ...['ssh_username', 'ssh_password', 'ssh_timeout', 'winrm_username', 'winrm_password', 'winrm_timeout', 'headless'],
  ...['shutdown_command', 'shutdown_timeout', 'http_directory', 'output_directory', 'guest_additions_mode'],
]);

/** Settings of builders that a machine may have under the same name. */
const ALSO_PACKER: ReadonlySet<string> = new Set([
  ...['vm_name', 'disk_size', 'iso_url', 'cpus', 'memory', 'ram_size', 'switch_name', 'vlan_id', 'generation'],
  ...['enable_secure_boot', 'secure_boot_template', 'enable_dynamic_memory', 'hyperv_generation', 'hyperv_switch'],
]);

/** Whether a key is a word that only a builder has. */
export function isWordOfPacker(key: string): boolean {
  return ONLY_PACKER.has(key);
}

/**
 * Whether a whole file holds such values: by a word that only a builder has, or as all of it are texts, as they have to
 * be (in a definition numbers are numbers), under the names of Packer's settings.
 */
export function isPackerValues(root: Body): boolean {
  const { members: properties } = root;
  return (
    properties.some(({ key }) => isWordOfPacker(key)) ||
    (properties.every(({ value }) => value.kind === 'text') &&
      properties.filter(({ key }) => ALSO_PACKER.has(key)).length >= 3)
  );
}

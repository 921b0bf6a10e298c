/**
 * The arguments that the Hyper-V builders take, and of which type each is (packer-plugin-hyperv,
 * builder/hyperv/iso/builder.hcl2spec.go and builder/hyperv/vmcx/builder.hcl2spec.go).
 */
import type { HypervType } from './template';

export type ArgumentType = 'text' | 'number' | 'flag' | 'texts' | 'numbers' | 'map';

const TEXTS = [
  ...['packer_build_name', 'packer_builder_type', 'packer_core_version', 'packer_on_error'],
  ...['http_directory', 'http_bind_address', 'http_interface', 'http_network_protocol'],
  ...['iso_checksum', 'iso_url', 'iso_target_path', 'iso_target_extension'],
  ...['boot_keygroup_interval', 'boot_wait', 'output_directory', 'communicator', 'pause_before_connecting'],
  ...['ssh_host', 'ssh_username', 'ssh_password', 'ssh_keypair_name', 'temporary_key_pair_name'],
  ...['temporary_key_pair_type', 'ssh_private_key_file', 'ssh_certificate_file', 'ssh_timeout', 'ssh_wait_timeout'],
  ...['ssh_bastion_host', 'ssh_bastion_username', 'ssh_bastion_password', 'ssh_bastion_private_key_file'],
  ...['ssh_bastion_certificate_file', 'ssh_file_transfer_method', 'ssh_proxy_host', 'ssh_proxy_username'],
  ...['ssh_proxy_password', 'ssh_keep_alive_interval', 'ssh_read_write_timeout'],
  ...['winrm_username', 'winrm_password', 'winrm_host', 'winrm_timeout'],
  ...['floppy_label', 'cd_label', 'guest_additions_mode', 'guest_additions_path', 'vm_name', 'switch_name'],
  ...['switch_vlan_id', 'mac_address', 'vlan_id', 'secure_boot_template', 'temp_path', 'configuration_version'],
  ...['first_boot_device', 'shutdown_command', 'shutdown_timeout', 'com_port_pipe_path'],
];
const NUMBERS = [
  ...['http_port_min', 'http_port_max', 'ssh_port', 'temporary_key_pair_bits', 'ssh_handshake_attempts'],
  ...[
    'ssh_bastion_port',
    'ssh_proxy_port',
    'winrm_port',
    'disk_block_size',
    'memory',
    'cpus',
    'generation',
    'disk_size',
  ],
];
const FLAGS = [
  ...['packer_debug', 'packer_force', 'ssh_clear_authorized_keys', 'ssh_pty', 'ssh_agent_auth'],
  ...['ssh_disable_agent_forwarding', 'ssh_bastion_agent_auth', 'ssh_bastion_interactive', 'winrm_no_proxy'],
  ...['winrm_use_ssl', 'winrm_insecure', 'winrm_use_ntlm', 'enable_mac_spoofing', 'enable_dynamic_memory'],
  ...['enable_secure_boot', 'enable_virtualization_extensions', 'enable_tpm', 'keep_registered', 'skip_compaction'],
  ...['skip_export', 'headless', 'disable_shutdown', 'differencing_disk'],
];
const TEXT_LISTS = [
  ...['packer_sensitive_variables', 'iso_urls', 'boot_command', 'ssh_ciphers', 'ssh_key_exchange_algorithms'],
  ...['ssh_remote_tunnels', 'ssh_local_tunnels', 'floppy_files', 'floppy_dirs', 'cd_files', 'secondary_iso_images'],
  'boot_order',
];
const NUMBER_LISTS = ['ssh_public_key', 'ssh_private_key', 'disk_additional_size'];
const MAPS = ['packer_user_variables', 'http_content', 'floppy_content', 'cd_content'];

const COMMON: readonly (readonly [name: string, type: ArgumentType])[] = [
  ...TEXTS.map(name => [name, 'text'] as const),
  ...NUMBERS.map(name => [name, 'number'] as const),
  ...FLAGS.map(name => [name, 'flag'] as const),
  ...TEXT_LISTS.map(name => [name, 'texts'] as const),
  ...NUMBER_LISTS.map(name => [name, 'numbers'] as const),
  ...MAPS.map(name => [name, 'map'] as const),
];

export const ARGUMENTS: Readonly<Record<HypervType, ReadonlyMap<string, ArgumentType>>> = {
  'hyperv-iso': new Map<string, ArgumentType>([
    ...COMMON,
    ['use_legacy_network_adapter', 'flag'],
    ['use_fixed_vhd_format', 'flag'],
  ]),
  'hyperv-vmcx': new Map<string, ArgumentType>([
    ...COMMON,
    ['clone_from_vmcx_path', 'text'],
    ['clone_from_vm_name', 'text'],
    ['clone_from_snapshot_name', 'text'],
    ['clone_all_snapshots', 'flag'],
    ['copy_in_compare', 'flag'],
  ]),
};

/** Names that arguments had before, which HCL never took (hashicorp/packer, fix/*.go), and today's. */
export const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
  ['cpu', 'cpus'],
  ['ram_size', 'memory'],
  ['ram_size_mb', 'memory'],
  ['clone_from_vmxc_path', 'clone_from_vmcx_path'],
  ['ssh_wait_timeout', 'ssh_timeout'],
]);

/** What an argument says since then that had one of its own. */
export const JOINED_NAMES: ReadonlyMap<string, string> = new Map([['iso_checksum_type', 'iso_checksum']]);

/** All that an earlier version took and today's doesn't (hashicorp/packer, fix/*.go). */
export const FORMER_ARGUMENTS: ReadonlySet<string> = new Set([
  ...FORMER_NAMES.keys(),
  ...JOINED_NAMES.keys(),
  ...['iso_checksum_url', 'iso_md5', 'vhd_temp_path', 'ssh_disable_agent'],
]);

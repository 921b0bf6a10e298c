/**
 * The arguments and blocks that a provider takes, by the path of blocks in which they stand, and of which type each is. Only of
 * providers whose lists are known whole: what one doesn't know, it refuses.
 */
import type { ArgumentType } from '../packer/arguments';

/** Undefined for what nobody has to write: it is Terraform's own, only read, or of an earlier version. */
export type ArgumentLists = Readonly<Record<string, ReadonlyMap<string, ArgumentType | 'block' | undefined>>>;

type Names = Readonly<Partial<Record<ArgumentType | 'block' | 'others', readonly string[]>>>;

function typed({ others = [], ...byType }: Names): ReadonlyMap<string, ArgumentType | 'block' | undefined> {
  const types = Object.keys(byType) as (keyof typeof byType)[];
  return new Map([
    ...types.flatMap(type => (byType[type] ?? []).map(name => [name, type] as const)),
    ...others.map(name => [name, undefined] as const),
  ]);
}

/** Of every resource (language/meta-arguments). */
const OF_RESOURCES = [
  ...['count', 'for_each', 'provider', 'depends_on', 'lifecycle', 'connection', 'provisioner', 'timeouts', 'id'],
];

/**
 * TAL:internal/provider/resource_hyperv_machine_instance.go and docs/resources/machine_instance.md; with what only its
 * examples have, which an earlier version took.
 */
export const TALIESINS_ARGUMENTS: ArgumentLists = {
  '': typed({
    text: [
      ...['name', 'path', 'notes', 'state', 'checkpoint_type', 'automatic_critical_error_action'],
      ...['automatic_start_action', 'automatic_stop_action', 'lock_on_disconnect'],
      ...['smart_paging_file_path', 'snapshot_file_location'],
    ],
    number: [
      ...['generation', 'processor_count', 'memory_maximum_bytes', 'memory_minimum_bytes', 'memory_startup_bytes'],
      ...['automatic_critical_error_action_timeout', 'automatic_start_delay'],
      ...['high_memory_mapped_io_space', 'low_memory_mapped_io_space'],
      ...['wait_for_ips_timeout', 'wait_for_ips_poll_period', 'wait_for_state_timeout', 'wait_for_state_poll_period'],
    ],
    flag: ['dynamic_memory', 'static_memory', 'guest_controlled_cache_types'],
    map: ['integration_services'],
    block: ['vm_firmware', 'vm_processor', 'network_adaptors', 'dvd_drives', 'hard_disk_drives'],
    others: OF_RESOURCES,
  }),
  hard_disk_drives: typed({
    text: ['controller_type', 'path', 'resource_pool_name', 'qos_policy_id', 'override_cache_attributes'],
    number: ['controller_number', 'controller_location', 'disk_number', 'maximum_iops', 'minimum_iops'],
    flag: ['support_persistent_reservations'],
  }),
  dvd_drives: typed({
    text: ['path', 'resource_pool_name'],
    number: ['controller_number', 'controller_location'],
  }),
  vm_firmware: typed({
    text: [
      ...['enable_secure_boot', 'secure_boot_template', 'console_mode'],
      ...['preferred_network_boot_protocol', 'pause_after_boot_failure'],
    ],
    block: ['boot_order'],
    others: ['secure_boot_template_id'],
  }),
  vm_processor: typed({
    number: [
      ...['hw_thread_count_per_core', 'maximum', 'reserve', 'relative_weight'],
      ...['maximum_count_per_numa_node', 'maximum_count_per_numa_socket'],
    ],
    flag: [
      ...['compatibility_for_migration_enabled', 'compatibility_for_older_operating_systems_enabled'],
      ...['enable_host_resource_protection', 'expose_virtualization_extensions'],
    ],
  }),
  network_adaptors: typed({
    text: [
      ...['name', 'switch_name', 'static_mac_address', 'mac_address_spoofing', 'dhcp_guard', 'router_guard'],
      ...['port_mirroring', 'ieee_priority_tag', 'iov_interrupt_moderation', 'resource_pool_name'],
      ...['test_replica_pool_name', 'test_replica_switch_name', 'allow_teaming', 'device_naming', 'fix_speed_10g'],
    ],
    number: [
      ...['vmq_weight', 'iov_queue_pairs_requested', 'iov_weight', 'ipsec_offload_maximum_security_association'],
      ...['maximum_bandwidth', 'minimum_bandwidth_absolute', 'minimum_bandwidth_weight', 'virtual_subnet_id'],
      ...['storm_limit', 'dynamic_ip_address_limit', 'packet_direct_num_procs', 'packet_direct_moderation_count'],
      ...['packet_direct_moderation_interval', 'vmmq_queue_pairs', 'vlan_id'],
    ],
    flag: [
      ...['management_os', 'is_legacy', 'dynamic_mac_address', 'not_monitored_in_cluster', 'vrss_enabled'],
      ...['vmmq_enabled', 'vlan_access', 'wait_for_ips'],
    ],
    texts: ['mandatory_feature_id'],
    others: ['minimum_bandwidth_weigh', 'ip_addresses'],
  }),
};

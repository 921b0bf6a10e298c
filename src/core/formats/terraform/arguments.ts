/**
 * The arguments and blocks that a provider takes, by the path of blocks in which they stand. Only of providers whose
 * lists are known whole: what one doesn't know, it refuses.
 */

export type ArgumentLists = Readonly<Record<string, readonly string[]>>;

/** Of every resource (language/meta-arguments). */
const OF_RESOURCES = [
  ...['count', 'for_each', 'provider', 'depends_on', 'lifecycle', 'connection', 'provisioner', 'timeouts'],
];

/**
 * TAL:internal/provider/resource_hyperv_machine_instance.go and docs/resources/machine_instance.md; with what only its
 * examples have, which an earlier version took.
 */
export const TALIESINS_ARGUMENTS: ArgumentLists = {
  '': [
    ...OF_RESOURCES,
    ...['name', 'path', 'generation', 'notes', 'state', 'checkpoint_type', 'processor_count', 'id'],
    ...['automatic_critical_error_action', 'automatic_critical_error_action_timeout'],
    ...['automatic_start_action', 'automatic_start_delay', 'automatic_stop_action'],
    ...['dynamic_memory', 'static_memory', 'memory_maximum_bytes', 'memory_minimum_bytes', 'memory_startup_bytes'],
    ...['guest_controlled_cache_types', 'high_memory_mapped_io_space', 'low_memory_mapped_io_space'],
    ...['lock_on_disconnect', 'smart_paging_file_path', 'snapshot_file_location', 'integration_services'],
    ...['wait_for_ips_timeout', 'wait_for_ips_poll_period', 'wait_for_state_timeout', 'wait_for_state_poll_period'],
    ...['vm_firmware', 'vm_processor', 'network_adaptors', 'dvd_drives', 'hard_disk_drives'],
  ],
  hard_disk_drives: [
    ...['controller_type', 'controller_number', 'controller_location', 'path', 'disk_number', 'resource_pool_name'],
    ...['support_persistent_reservations', 'maximum_iops', 'minimum_iops', 'qos_policy_id'],
    'override_cache_attributes',
  ],
  dvd_drives: ['controller_number', 'controller_location', 'path', 'resource_pool_name'],
  vm_firmware: [
    ...['enable_secure_boot', 'secure_boot_template', 'secure_boot_template_id', 'boot_order', 'console_mode'],
    ...['preferred_network_boot_protocol', 'pause_after_boot_failure'],
  ],
  vm_processor: [
    ...['compatibility_for_migration_enabled', 'compatibility_for_older_operating_systems_enabled'],
    ...['hw_thread_count_per_core', 'maximum', 'reserve', 'relative_weight', 'maximum_count_per_numa_node'],
    ...['maximum_count_per_numa_socket', 'enable_host_resource_protection', 'expose_virtualization_extensions'],
  ],
  network_adaptors: [
    ...['name', 'switch_name', 'management_os', 'is_legacy', 'dynamic_mac_address', 'static_mac_address'],
    ...['mac_address_spoofing', 'dhcp_guard', 'router_guard', 'port_mirroring', 'ieee_priority_tag', 'vmq_weight'],
    ...['iov_queue_pairs_requested', 'iov_interrupt_moderation', 'iov_weight', 'maximum_bandwidth'],
    ...['ipsec_offload_maximum_security_association', 'minimum_bandwidth_absolute', 'minimum_bandwidth_weight'],
    ...['minimum_bandwidth_weigh', 'mandatory_feature_id', 'resource_pool_name', 'test_replica_pool_name'],
    ...['test_replica_switch_name', 'virtual_subnet_id', 'allow_teaming', 'not_monitored_in_cluster', 'storm_limit'],
    ...['dynamic_ip_address_limit', 'device_naming', 'fix_speed_10g', 'packet_direct_num_procs'],
    ...['packet_direct_moderation_count', 'packet_direct_moderation_interval', 'vrss_enabled', 'vmmq_enabled'],
    ...['vmmq_queue_pairs', 'vlan_access', 'vlan_id', 'wait_for_ips', 'ip_addresses'],
  ],
};

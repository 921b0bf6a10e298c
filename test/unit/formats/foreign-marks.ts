/** What only other tools' machines have, each by itself a mark: members of an object, as JSON. */
export const FOREIGN_MARKS: readonly string[] = [
  // VMware
  '"path": "[ssd-1] web/web.vmx"',
  '"guestId": "windows2019srv_64Guest"',
  '"nics": [{ "type": "vmxnet3" }]',
  '"HW version": 19',
  '"datastore": "ssd-1"',
  '"hardware": { "version": "vmx-19" }',
  // libvirt, Proxmox, VirtualBox, Xen, Nutanix
  '"disks": [{ "path": "/var/lib/libvirt/images/web" }]',
  '"nics": [{ "model": "virtio", "bridge": "vmbr0" }]',
  '"net0": "e1000=AA:BB:CC:00:00:01,bridge=br0"',
  '"scsihw": "lsi"',
  '"machine": "q35"',
  '"disks": ["local-lvm:vm-100-disk-0"]',
  '"name_label": "web"',
  '"num_vcpus_per_socket": 2',
  // Azure and other clouds
  '"vmAgent": { "vmAgentVersion": "2.7" }',
  '"hyperVGeneration": "V1"',
  '"id": "/subscriptions/1/resourceGroups/a"',
  '"imageReference": { "sku": "2016-Datacenter" }',
  '"size": "Standard_D2s_v3"',
  '"instanceType": "m5.large"',
  // In so many words
  '"hypervisor": "VMware ESXi 7"',
  '"platform": "proxmox"',
];

/** Disks of others: marks as long as there is none of Hyper-V's. */
export const FOREIGN_DISKS: readonly string[] = [
  '"disks": [{ "file": "web.vmdk" }]',
  '"disks": [{ "bus": "ide", "path": "/srv/web.qcow2" }]',
  '"disks": [{ "file": "web.vdi" }]',
];

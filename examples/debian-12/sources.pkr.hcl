# Debian on Hyper-V, as it was before: BIOS, and a floppy.
source "hyperv-iso" "debian-12" {
  vm_name      = local.vm_name
  generation   = var.generation
  iso_url      = "./iso/debian-${var.release}-amd64-netinst.iso"
  iso_checksum = "none"

  cpus        = 2
  memory      = 2048
  disk_size   = 40 * 1024
  switch_name = var.switch_name

  # Nothing names the floppy: the installer fetches its answers.
  floppy_files   = ["scripts/motd.txt"]
  http_directory = "${path.root}/http"
  boot_wait      = "10s"
  boot_command = [
    "<esc><wait>",
    "auto url=http://{{ .HTTPIP }}:{{ .HTTPPort }}/preseed.cfg ",
    "hostname=${local.vm_name} domain=<enter>",
  ]

  communicator     = "ssh"
  ssh_username     = "packer"
  ssh_password     = "packer"
  ssh_timeout      = "1h"
  shutdown_command = "echo packer | sudo -S poweroff"
}

build {
  sources = ["source.hyperv-iso.debian-12"]

  provisioner "shell" {
    inline = ["sudo apt-get update", "sudo apt-get --yes upgrade"]
  }
}

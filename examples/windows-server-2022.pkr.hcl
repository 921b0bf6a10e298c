variable "iso_url" {
  type    = string
  default = "./iso/en-us_windows_server_2022_x64_dvd.iso"
}

source "hyperv-iso" "windows-server-2022" {
  generation         = 1
  iso_url            = var.iso_url
  iso_checksum       = "none"
  cpus               = 2
  memory             = 4096
  disk_size          = 61440
  switch_name        = "Default Switch"
  enable_secure_boot = true # has no effect yet

  floppy_files = [
    "./answer-files/2022/Autounattend.xml",
    "./scripts/enable-winrm.ps1",
  ]

  communicator     = "winrm"
  winrm_username   = "vagrant"
  winrm_password   = "vagrant"
  winrm_timeout    = "4h"
  shutdown_command = "shutdown /s /t 10 /f"
}

build {
  sources = ["source.hyperv-iso.windows-server-2022"]

  provisioner "powershell" {
    scripts = ["./scripts/install-updates.ps1"]
  }
}

# The machines of a branch office, as they were before: BIOS, and disks on IDE.
terraform {
  required_providers {
    hyperv = {
      source  = "taliesins/hyperv"
      version = "~> 1.2"
    }
  }
}

resource "hyperv_vhd" "files" {
  path = "${var.folder}\\files.vhdx"
  size = 64424509440 # 60 GB
}

resource "hyperv_machine_instance" "files" {
  name                 = "files"
  generation           = var.generation
  notes                = "Windows Server 2022"
  processor_count      = 2
  memory_startup_bytes = 4294967296

  # Nobody makes this one anew by mistake.
  lifecycle {
    prevent_destroy = true
  }

  hard_disk_drives {
    controller_type     = "Ide"
    controller_number   = 0
    controller_location = 0
    path                = hyperv_vhd.files.path
  }

  dvd_drives {
    controller_number   = 1
    controller_location = 0
    path                = "D:\\iso\\windows-server-2022.iso"
  }

  network_adaptors {
    name        = "office"
    switch_name = "Office"
  }
}

resource "hyperv_machine_instance" "tickets" {
  name                 = "tickets"
  generation           = var.generation
  notes                = "Debian 12"
  memory_startup_bytes = 2147483648

  hard_disk_drives {
    controller_type     = "Ide"
    controller_number   = 0
    controller_location = 0
    path                = "${var.folder}\\tickets.vhd"
  }

  network_adaptors {
    name        = "office"
    switch_name = "Office"
    is_legacy   = true
  }
}

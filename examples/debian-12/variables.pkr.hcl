variable "generation" {
  type        = number
  default     = 1
  description = "Of the machine that is made."
}

variable "release" {
  type    = string
  default = "12.5.0"
}

variable "switch_name" {
  type    = string
  default = "Default Switch"
}

locals {
  vm_name = "debian-12"
}

variable "generation" {
  type        = number
  default     = 1
  description = "Of all machines of the office."
}

variable "folder" {
  type    = string
  default = "D:\\machines"
}

# One image for a server: looked up once, the same at every plan, and newer only when you say so.

terraform {
  required_version = ">= 1.6"

  required_providers {
    imagepin = {
      source = "imagepin/imagepin"
    }
  }
}

variable "simulate" {
  description = "Ask no cloud: simulated images answer, and no keys are needed."
  type        = bool
  default     = true
}

variable "release" {
  description = "Any text: a change takes the image that is the newest then."
  type        = string
  default     = "2026-03"
}

provider "imagepin" {
  region   = "cn-hangzhou"
  simulate = var.simulate
}

# Looked up once: the image stays until the query or the trigger changes.
resource "imagepin_alicloud_ecs_image_pin" "server" {
  owners           = ["system"]
  platform         = "ubuntu"
  platform_version = "22.04"
  architecture     = "x86_64"
  most_recent      = true

  triggers = {
    release = var.release
  }
}

# In the place of a server, which a new image replaces.
resource "terraform_data" "server" {
  input            = imagepin_alicloud_ecs_image_pin.server.id
  triggers_replace = imagepin_alicloud_ecs_image_pin.server.id
}

output "image_id" {
  description = "The image that the server is made from."
  value       = terraform_data.server.output
}

output "newer_image_id" {
  description = "The image that a changed release would take; null while the pin is the newest."
  value = (
    imagepin_alicloud_ecs_image_pin.server.newer_available == true
    ? imagepin_alicloud_ecs_image_pin.server.newest_id
    : null
  )
}

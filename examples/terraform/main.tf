# A server from a pinned image: the image stays at every plan until `release` changes.

terraform {
  required_version = ">= 1.6"

  required_providers {
    imagepin = {
      source = "imagepin/imagepin"
    }
  }
}

variable "simulate" {
  description = "Simulate the images, without calls to a cloud and without credentials."
  type        = bool
  default     = true
}

variable "release" {
  description = "Any text: a change replaces the pinned image by the newest one."
  type        = string
  default     = "2026-03"
}

provider "imagepin" {
  region   = "cn-hangzhou"
  simulate = var.simulate
}

# Found once: the image stays until the query or the trigger changes.
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

# Replace this by a server of your cloud's own provider.
resource "terraform_data" "server" {
  input            = imagepin_alicloud_ecs_image_pin.server.id
  triggers_replace = imagepin_alicloud_ecs_image_pin.server.id
}

output "image_id" {
  description = "The image of the server."
  value       = terraform_data.server.output
}

output "newer_image_id" {
  description = "The image that a changed release would pin; null while the pin is the newest."
  value = (
    imagepin_alicloud_ecs_image_pin.server.newer_available == true
    ? imagepin_alicloud_ecs_image_pin.server.newest_id
    : null
  )
}

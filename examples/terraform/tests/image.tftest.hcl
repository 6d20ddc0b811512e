# This provider block replaces that of the configuration, so the tests never call a cloud.

provider "imagepin" {
  region   = "cn-hangzhou"
  simulate = true
}

run "plans_the_vendors_ubuntu" {
  command = plan

  assert {
    condition     = imagepin_alicloud_ecs_image_pin.server.image.owner_alias == "system"
    error_message = "The image must be the vendor's own."
  }

  assert {
    condition     = imagepin_alicloud_ecs_image_pin.server.image.platform == "ubuntu"
    error_message = "The image must be an Ubuntu."
  }
}

run "makes_the_server_from_the_pin" {
  assert {
    condition     = output.image_id == imagepin_alicloud_ecs_image_pin.server.id
    error_message = "The server must be made from the pinned image."
  }

  assert {
    condition     = output.newer_image_id == null
    error_message = "A pin that was just made must be the newest."
  }
}

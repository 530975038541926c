# Both architectures under one tag, and the second tag of the prod variant:
#
#   docker buildx bake -f docker/docker-bake.hcl --push
variable "BASE" { default = "node:24-alpine" }
variable "IMAGE" { default = "refract" }
variable "VERSION" { default = "0.1.0" }
variable "REVISION" { default = "unknown" }

group "default" {
  targets = ["server", "prod"]
}

target "server" {
  context    = "."
  dockerfile = "docker/Dockerfile"
  platforms  = ["linux/amd64", "linux/arm64"]
  args = {
    BASE     = BASE
    VERSION  = VERSION
    REVISION = REVISION
  }
  tags = ["${IMAGE}:${VERSION}", "${IMAGE}:latest"]
}

# The management API is off unless the configuration says enableManagementApi: true.
target "prod" {
  inherits = ["server"]
  args     = { VARIANT = "prod" }
  tags     = ["${IMAGE}:${VERSION}-prod"]
}

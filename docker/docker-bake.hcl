# Both architectures under one tag, and the tags of the variants:
#
#   docker buildx bake -f docker/docker-bake.hcl --push
variable "BASE" { default = "node:24-alpine" }
variable "IMAGE" { default = "refract" }
variable "VERSION" { default = "0.1.0" }
variable "REVISION" { default = "unknown" }
variable "SOURCE" { default = "unknown" }

group "default" {
  targets = ["server", "prod", "nonroot"]
}

target "server" {
  context    = "."
  dockerfile = "docker/Dockerfile"
  target     = "server"
  platforms  = ["linux/amd64", "linux/arm64"]
  args = {
    BASE     = BASE
    VERSION  = VERSION
    REVISION = REVISION
    SOURCE   = SOURCE
    CREATED  = timestamp()
  }
  tags = ["${IMAGE}:${VERSION}", "${IMAGE}:latest"]
}

# The management API is off unless the configuration says enableManagementApi: true.
target "prod" {
  inherits = ["server"]
  target   = "prod"
  tags     = ["${IMAGE}:${VERSION}-prod"]
}

# Never root, for Kubernetes' runAsNonRoot.
target "nonroot" {
  inherits = ["server"]
  target   = "nonroot"
  tags     = ["${IMAGE}:${VERSION}-nonroot"]
}

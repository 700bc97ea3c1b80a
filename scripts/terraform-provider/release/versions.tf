# The official release that CI holds the estate to: `terraform init` downloads it and checks its signature. It is the
# version that this repository's own tests run with; a newer one judges more, such as the `region` of a resource.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

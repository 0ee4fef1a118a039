"""The OpenAPI document: what each property and parameter means, and the file that the page is made from."""

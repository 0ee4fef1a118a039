document.querySelector("#app")!.textContent = "policygraph";

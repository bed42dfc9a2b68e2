import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createWebApp } from "./app/create-web-app.tsx";
import "./app/styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no place for the app.");
createRoot(root).render(<StrictMode>{createWebApp().element}</StrictMode>);

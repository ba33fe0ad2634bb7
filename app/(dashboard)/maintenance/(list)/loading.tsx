export { PageShape as default } from "@/components/layout/page-shape";

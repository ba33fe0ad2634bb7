import { nothingHere } from "@/app/api/v1/_handle";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = nothingHere();

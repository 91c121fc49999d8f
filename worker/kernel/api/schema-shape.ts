import { z } from "zod";

/** The fields of an object schema, through what wraps it; undefined for anything else. */
export function shapeOf(schema: unknown): Record<string, z.core.$ZodType> | undefined {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodLazy
  ) {
    return shapeOf(schema.unwrap());
  }
  return schema instanceof z.ZodDefault ? shapeOf(schema.unwrap()) : undefined;
}

/** What a list's `data` holds, as `pageOf` makes it; undefined when the output is no list. */
export function rowOf(output: unknown): z.core.$ZodType | undefined {
  const data = shapeOf(output)?.data;
  return data instanceof z.ZodArray ? data.element : undefined;
}

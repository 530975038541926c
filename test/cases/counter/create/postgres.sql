-- #1 insert Order (id, nr, name)
--   1 = "o2" as ID
--   2 = "second" as String
INSERT INTO "app$dev"."Order" ("id", "nr", "name")
  VALUES ($1, nextval('"app$dev"."_refract_Order_nr-counter"'::regclass), $2)
  RETURNING ('{"nr":' || COALESCE(CASE WHEN "app$dev"."Order"."nr" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "app$dev"."Order"."nr"::text ~ '^-?[0-9]' THEN "app$dev"."Order"."nr"::text WHEN "app$dev"."Order"."nr" IS NOT NULL THEN '␁u' END, '␁n') || ',"name":' || COALESCE(('"' || replace(replace("app$dev"."Order"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || '}');

-- #2 select Order
--   1 = result as ID
SELECT ('{"nr":' || COALESCE(CASE WHEN "t1"."nr" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."nr"::text ~ '^-?[0-9]' THEN "t1"."nr"::text WHEN "t1"."nr" IS NOT NULL THEN '␁u' END, '␁n') || ',"name":' || COALESCE(('"' || replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || '}') AS "j"
  FROM "app$dev"."Order" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 (1 statement)

-- #1 insert Order (id, nr)
--   1 = "o2" as ID
--   2 = "o3" as ID
--   3 = 10 as Int
INSERT INTO "app$dev.Order" ("id", "nr")
  VALUES (?, NULL), (?, ?);

-- #2 select Order
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"nr":' || COALESCE(CASE typeof("t1"."nr") WHEN 'integer' THEN CAST("t1"."nr" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."nr") < 9e999 THEN printf('%!.15g', "t1"."nr") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev.Order" AS "t1"
  WHERE "t1"."id" IN (SELECT value
  FROM json_each(?));

-- sent: #1 #2 (2 statements)

-- #1 insert Ship (id, code, tonnage)
--   1 = "s3" as ID
--   2 = "NEW" as String
--   3 = $tonnage as Int
INSERT INTO "app$dev.Ship" ("id", "code", "tonnage")
  VALUES (?, ?, ?);

-- #2 insert Ship_tags (nodeId, position, value)
--   1 = "s3" as ID
--   2 = 1000 as Int
--   3 = "x" as String
--   4 = "s3" as ID
--   5 = 2000 as Int
--   6 = "y" as String
INSERT INTO "app$dev.Ship_tags" ("nodeId", "position", "value")
  VALUES (?, ?, ?), (?, ?, ?);

-- #3 select Ship
--   1 = result as ID
SELECT ('{"code":' || COALESCE(CASE WHEN "t1"."code" IS NOT NULL THEN json_quote(CAST("t1"."code" AS TEXT)) END, '␁n') || ',"tonnage":' || COALESCE(CASE typeof("t1"."tonnage") WHEN 'integer' THEN CAST("t1"."tonnage" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."tonnage") < 9e999 THEN printf('%!.15g', "t1"."tonnage") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t2"."value" IS NOT NULL THEN json_quote(CAST("t2"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Ship_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.Ship" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #3 (3 statements)

-- #1 select Ship
--   1 = "TKU" as String
--   2 = "A" as String
SELECT ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"tonnage":' || COALESCE(CASE typeof("t1"."tonnage") WHEN 'integer' THEN CAST("t1"."tonnage" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."tonnage") < 9e999 THEN printf('%!.15g', "t1"."tonnage") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.Ship" AS "t1"
  WHERE ("t1"."port" = (SELECT "t1u0"."id"
  FROM "app$dev.Port" AS "t1u0"
  WHERE "t1u0"."code" = ?) AND "t1"."name" = ?);

-- sent: #1 (1 statement)

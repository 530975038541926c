-- #1 select Ship
--   1 = "A1" as String
SELECT "t1"."id"
  FROM "app$dev.Ship" AS "t1"
  WHERE "t1"."code" = ?;

-- #2 select Ship
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."code", "p"."tonnage", "p"."draft"
  FROM "app$dev.Ship" AS "p"
  WHERE "p"."id" = ?;

-- #3 update Ship (tonnage, draft)
--   1 = 100 as Int
--   2 = 100 as Int
--   3 = "0.5" as Decimal
--   4 = "0.5" as Decimal
--   5 = "0.5" as Decimal
--   6 = "0.5" as Decimal
--   7 = "0.5" as Decimal
--   8 = "0.5" as Decimal
--   9 = "0.5" as Decimal
--   10 = "0.5" as Decimal
--   11 = node as ID
UPDATE "app$dev.Ship" AS "w"
  SET "tonnage" = CASE WHEN "w"."tonnage" IS NULL THEN NULL WHEN CAST("w"."tonnage" AS INTEGER) - CAST(? AS INTEGER) NOT BETWEEN -2147483648 AND 2147483647 THEN json_extract('{}', 'out of range: tonnage') ELSE CAST("w"."tonnage" AS INTEGER) - CAST(? AS INTEGER) END, "draft" = CASE WHEN "w"."draft" IS NULL THEN NULL WHEN abs("w"."draft" * (? / 1000000000) + "w"."draft" / 1000000000 * (? % 1000000000) + ("w"."draft" % 1000000000 * (? % 1000000000) + CASE WHEN "w"."draft" % 1000000000 * (? % 1000000000) < 0 THEN -500000000 ELSE 500000000 END) / 1000000000) < 100000000 THEN "w"."draft" * (? / 1000000000) + "w"."draft" / 1000000000 * (? % 1000000000) + ("w"."draft" % 1000000000 * (? % 1000000000) + CASE WHEN "w"."draft" % 1000000000 * (? % 1000000000) < 0 THEN -500000000 ELSE 500000000 END) / 1000000000 ELSE json_extract('{}', 'out of range: draft') END
  WHERE "w"."id" = ?;

-- #4 select Ship
--   1 = node as ID
--   2 = 0 as Int
SELECT 1
  FROM "app$dev.Ship" AS "w"
  WHERE ("w"."id" = ? AND NOT ("w"."tonnage" >= ?))
  LIMIT 1;

-- #5 select Ship
--   1 = node as ID
--   2 = 1000 as Int
SELECT 1
  FROM "app$dev.Ship" AS "w"
  WHERE ("w"."id" = ? AND NOT ("w"."tonnage" <= ?))
  LIMIT 1;

-- #6 select Ship
--   1 = node as ID
--   2 = "0.5" as Decimal
SELECT 1
  FROM "app$dev.Ship" AS "w"
  WHERE ("w"."id" = ? AND NOT ("w"."draft" >= ?))
  LIMIT 1;

-- #7 select Ship
--   1 = result as ID
SELECT ('{"tonnage":' || COALESCE(CASE typeof("t1"."tonnage") WHEN 'integer' THEN CAST("t1"."tonnage" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."tonnage") < 9e999 THEN printf('%!.15g', "t1"."tonnage") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"draft":' || COALESCE(CASE typeof("t1"."draft") WHEN 'integer' THEN '"' || CASE WHEN "t1"."draft" < 0 THEN '-' ELSE '' END || abs("t1"."draft" / 100) || rtrim(rtrim('.' || printf('%02d', abs("t1"."draft" % 100)), '0'), '.') || '"' WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.Ship" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 #5 #6 #7 (6 statements)

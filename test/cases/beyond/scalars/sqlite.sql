-- #1 select Bill
--   1 = "2020-01-31" as Date
SELECT "t1"."id"
  FROM "app$dev.Bill" AS "t1"
  WHERE "t1"."day" = ?;

-- #2 select Bill
--   1 = node as BigInt
SELECT "p"."id", "p"."id", "p"."big", "p"."sum", "p"."day", "p"."time", "p"."scan"
  FROM "app$dev.Bill" AS "p"
  WHERE "p"."id" = ?;

-- #3 update Bill (big, sum, time, scan)
--   1 = "9007199254740993" as BigInt
--   2 = "9007199254740993" as BigInt
--   3 = "1.075" as Decimal
--   4 = "1.075" as Decimal
--   5 = "1.075" as Decimal
--   6 = "1.075" as Decimal
--   7 = "1.075" as Decimal
--   8 = "1.075" as Decimal
--   9 = "1.075" as Decimal
--   10 = "1.075" as Decimal
--   11 = "12:30:00" as Time
--   12 = "" as Bytes
--   13 = node as BigInt
UPDATE "app$dev.Bill" AS "w"
  SET "big" = CASE WHEN "w"."big" IS NULL THEN NULL WHEN typeof(CAST("w"."big" AS INTEGER) + CAST(? AS INTEGER)) <> 'integer' THEN json_extract('{}', 'out of range: big') ELSE CAST("w"."big" AS INTEGER) + CAST(? AS INTEGER) END, "sum" = CASE WHEN "w"."sum" IS NULL THEN NULL WHEN abs("w"."sum" * (? / 1000000000) + "w"."sum" / 1000000000 * (? % 1000000000) + ("w"."sum" % 1000000000 * (? % 1000000000) + CASE WHEN "w"."sum" % 1000000000 * (? % 1000000000) < 0 THEN -500000000 ELSE 500000000 END) / 1000000000) < 1000000000000 THEN "w"."sum" * (? / 1000000000) + "w"."sum" / 1000000000 * (? % 1000000000) + ("w"."sum" % 1000000000 * (? % 1000000000) + CASE WHEN "w"."sum" % 1000000000 * (? % 1000000000) < 0 THEN -500000000 ELSE 500000000 END) / 1000000000 ELSE json_extract('{}', 'out of range: sum') END, "time" = ?, "scan" = ?
  WHERE "w"."id" = ?;

-- #4 delete Bill_days
--   1 = node as BigInt
--   2 = ["0001-01-01"] as list of Date
DELETE
  FROM "app$dev.Bill_days" AS "w"
  WHERE ("w"."nodeId" = ? AND "w"."value" IN (SELECT value
  FROM json_each(?)));

-- #5 select Bill
--   1 = result as BigInt
SELECT ('{"id":' || COALESCE(CASE typeof("t1"."id") WHEN 'integer' THEN '"' || "t1"."id" || '"' WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"big":' || COALESCE(CASE typeof("t1"."big") WHEN 'integer' THEN '"' || "t1"."big" || '"' WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"sum":' || COALESCE(CASE typeof("t1"."sum") WHEN 'integer' THEN '"' || CASE WHEN "t1"."sum" < 0 THEN '-' ELSE '' END || abs("t1"."sum" / 100) || rtrim(rtrim('.' || printf('%02d', abs("t1"."sum" % 100)), '0'), '.') || '"' WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"time":' || COALESCE(CASE WHEN "t1"."time" IS NOT NULL THEN COALESCE('"' || replace(strftime('%H:%M:%f', "t1"."time"), '.000', '') || '"', '␁u') END, 'null') || ',"scan":' || COALESCE(CASE WHEN "t1"."scan" IS NOT NULL THEN '␎' || hex("t1"."scan") || '␎' END, 'null') || ',"days":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t2"."value" IS NOT NULL THEN COALESCE('"' || date("t2"."value") || '"', '␁u') END, '␁n') AS "j"
  FROM "app$dev.Bill_days" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.Bill" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 #6 #7 #5 (6 statements)
-- #6 made by the run: SELECT "app$dev.Bill_days"
-- #7 made by the run: INSERT "app$dev.Bill_days"

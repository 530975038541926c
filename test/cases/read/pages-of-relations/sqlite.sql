-- #1 select list of User
--   1 = $from as ID
--   2 = $from as ID
--   3 = $from as ID
--   4 = $from as ID
--   5 = "L" as String
--   6 = "L" as String
--   7 = "L" as String
--   8 = "L" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"last":' || (SELECT COALESCE('[' || group_concat("x2"."j", ','
  ORDER BY "x2"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t2"."id" AS "k0"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" DESC NULLS FIRST
  LIMIT 1) AS "x2") || ',"skipped":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t3"."id" IS NOT NULL THEN json_quote(CAST("t3"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t3"
  WHERE "t3"."author" = "t1"."id"
  ORDER BY "t3"."id" ASC NULLS LAST
  LIMIT -1 OFFSET 1) AS "x3") || ',"after":' || (SELECT COALESCE('[' || group_concat("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t4"."id" IS NOT NULL THEN json_quote(CAST("t4"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t4"
  WHERE ("t4"."author" = "t1"."id" AND "t4"."id" > (SELECT "t5"."id"
  FROM "app$dev.Post" AS "t5"
  WHERE "t5"."id" = ?))
  ORDER BY "t4"."id" ASC NULLS LAST) AS "x4") || ',"before":' || (SELECT COALESCE('[' || group_concat("x5"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t6"."id" IS NOT NULL THEN json_quote(CAST("t6"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t6"
  WHERE ("t6"."author" = "t1"."id" AND ("t6"."title" > (SELECT "t7"."title"
  FROM "app$dev.Post" AS "t7"
  WHERE "t7"."id" = ?) OR ("t6"."title" = (SELECT "t8"."title"
  FROM "app$dev.Post" AS "t8"
  WHERE "t8"."id" = ?) AND "t6"."id" < ?)))
  ORDER BY "t6"."title" DESC NULLS FIRST, "t6"."id" ASC NULLS LAST) AS "x5") || ',"filtered":' || (SELECT COALESCE('[' || group_concat("x6"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t9"."id" IS NOT NULL THEN json_quote(CAST("t9"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t9"
  WHERE ("t9"."author" = "t1"."id" AND CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t9"."title" LIKE (? || '%') ESCAPE '!' ELSE substr("t9"."title", 1, length(?)) = ? END)
  ORDER BY "t9"."id" ASC NULLS LAST
  LIMIT 1) AS "x6") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 (1 statement)

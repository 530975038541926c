-- #1 select list of User
--   1 = "A" as String
--   2 = "A" as String
--   3 = "A" as String
--   4 = "A" as String
--   5 = 36 as Int
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE (CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."name" LIKE (? || '%') ESCAPE '!' ELSE substr("t1"."name", 1, length(?)) = ? END AND "t1"."age" > ?)
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select list of User
--   1 = "Grace" as String
--   2 = 40 as Int
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."name" = ? OR "t1"."age" > ?)
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #3 select list of User
--   1 = "Grace" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE (NOT ("t1"."name" = ?))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #4 select list of User
--   1 = "Ada" as String
--   2 = 36 as Int
--   3 = 0 as Int
--   4 = "Ada" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE (("t1"."name" = ? AND "t1"."age" = ?) OR (NOT ("t1"."age" > ?) AND NOT ("t1"."name" = ?)))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #5 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE (1 = 1 AND 1 = 0 AND 1 = 1)
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 (5 statements)

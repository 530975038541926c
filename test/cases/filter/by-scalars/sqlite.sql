-- #1 select list of User
--   1 = $name as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."name" = ?
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select list of User
--   1 = $name as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."name" <> ?
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #3 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" IS NULL
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #4 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" IS NOT NULL
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #5 select list of User
--   1 = $names as list of String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."name" IN (SELECT value
  FROM json_each(?))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #6 select list of User
--   1 = $names as list of String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."name" NOT IN (SELECT value
  FROM json_each(?))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #7 select list of User
--   1 = 41 as Int
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" < ?
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #8 select list of User
--   1 = 41 as Int
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" <= ?
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #9 select list of User
--   1 = 36 as Int
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" > ?
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #10 select list of User
--   1 = 36 as Int
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" >= ?
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #11 select list of User
--   1 = "da" as String
--   2 = "da" as String
--   3 = "da" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."name" LIKE ('%' || ? || '%') ESCAPE '!' ELSE instr("t1"."name", ?) > 0 END
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #12 select list of User
--   1 = "da" as String
--   2 = "da" as String
--   3 = "da" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE NOT (CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."name" LIKE ('%' || ? || '%') ESCAPE '!' ELSE instr("t1"."name", ?) > 0 END)
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #13 select list of User
--   1 = "A" as String
--   2 = "A" as String
--   3 = "A" as String
--   4 = "A" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."name" LIKE (? || '%') ESCAPE '!' ELSE substr("t1"."name", 1, length(?)) = ? END
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #14 select list of User
--   1 = "A" as String
--   2 = "A" as String
--   3 = "A" as String
--   4 = "A" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE NOT (CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."name" LIKE (? || '%') ESCAPE '!' ELSE substr("t1"."name", 1, length(?)) = ? END)
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #15 select list of User
--   1 = "n" as String
--   2 = "n" as String
--   3 = "n" as String
--   4 = "n" as String
--   5 = "n" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."name" LIKE ('%' || ?) ESCAPE '!' ELSE length("t1"."name") >= length(?) AND substr("t1"."name", -length(?)) = ? END
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #16 select list of User
--   1 = "n" as String
--   2 = "n" as String
--   3 = "n" as String
--   4 = "n" as String
--   5 = "n" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE NOT (CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."name" LIKE ('%' || ?) ESCAPE '!' ELSE length("t1"."name") >= length(?) AND substr("t1"."name", -length(?)) = ? END)
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 #9 #10 #11 #12 #13 #14 #15 #16 (16 statements)

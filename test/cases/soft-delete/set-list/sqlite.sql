-- #1 select User
--   1 = "ann" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."leftAt" IS NULL);

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."age", "p"."leftAt"
  FROM "app$dev.User" AS "p"
  WHERE ("p"."id" = ? AND "p"."leftAt" IS NULL);

-- #3 update Post (author, version)
--   1 = null as ID
--   2 = 1 as Int
--   3 = 1 as Int
--   4 = node as ID
UPDATE "app$dev.Post" AS "w"
  SET "author" = ?, "version" = CASE WHEN "w"."version" IS NULL THEN NULL WHEN CAST("w"."version" AS INTEGER) + CAST(? AS INTEGER) NOT BETWEEN -2147483648 AND 2147483647 THEN json_extract('{}', 'out of range: version') ELSE CAST("w"."version" AS INTEGER) + CAST(? AS INTEGER) END
  WHERE ("w"."author" = ? AND "w"."removedAt" IS NULL);

-- #4 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."leftAt" IS NULL);

-- sent: #1 #3 #4 (3 statements)

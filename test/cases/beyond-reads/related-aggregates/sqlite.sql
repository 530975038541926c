-- #1 select list of User
--   1 = "Letters" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"postsAggregate":' || (SELECT ('{"count":' || COALESCE(CASE typeof(count(*)) WHEN 'integer' THEN CAST(count(*) AS TEXT) WHEN 'real' THEN CASE WHEN abs(count(*)) < 9e999 THEN printf('%!.15g', count(*)) ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"max":' || ('{"title":' || COALESCE(CASE WHEN max("t2"."title") IS NOT NULL THEN json_quote(CAST(max("t2"."title") AS TEXT)) END, 'null') || '}') || '}')
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND "t2"."title" <> ?)) || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select subquery, subquery
SELECT (SELECT count(*)
  FROM (SELECT 1 AS "one"
  FROM "app$dev.User" AS "t3"
  LIMIT 2) AS "t4") AS "c", (SELECT ('{"count":' || COALESCE(CASE typeof(count(*)) WHEN 'integer' THEN CAST(count(*) AS TEXT) WHEN 'real' THEN CASE WHEN abs(count(*)) < 9e999 THEN printf('%!.15g', count(*)) ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"sum":' || ('{"age":' || CASE WHEN sum("t2"."age") IS NULL THEN 'null' ELSE ('␇' || CAST(sum("t2"."age") AS TEXT) || '␇') END || '}') || ',"avg":' || ('{"age":' || CASE WHEN avg("t2"."age") IS NULL THEN 'null' ELSE ('␈' || CAST(avg("t2"."age") AS TEXT) || '␈') END || '}') || '}')
  FROM (SELECT "t1"."age" AS "age"
  FROM "app$dev.User" AS "t1"
  ORDER BY "t1"."name" ASC NULLS LAST, "t1"."id" ASC NULLS LAST
  LIMIT 2) AS "t2") AS "a0";

-- sent: #1 #2 (2 statements)

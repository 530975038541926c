-- #1 select subquery, subquery, subquery
--   1 = true as Boolean
--   2 = true as Boolean
--   3 = "A" as String
--   4 = true as Boolean
--   5 = null as Boolean
--   6 = true as Boolean
--   7 = "A" as String
--   8 = true as Boolean
--   9 = true as Boolean
--   10 = true as Boolean
--   11 = "B" as String
--   12 = true as Boolean
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Ship" AS "t1"
  JOIN ((SELECT "t1n"."active" AS "active"
  FROM "app$dev"."Ship" AS "t1n"
  WHERE false) UNION ALL (SELECT $1 AS "active")) AS "t1n" ON "t1n"."active" = $2
  WHERE (("t1"."name" = $3) AND "t1"."active" = $4)), (SELECT "t2"."id"
  FROM "app$dev"."Ship" AS "t2"
  JOIN ((SELECT "t2n"."active" AS "active"
  FROM "app$dev"."Ship" AS "t2n"
  WHERE false) UNION ALL (SELECT $5 AS "active")) AS "t2n" ON "t2n"."active" = $6
  WHERE (("t2"."name" = $7) AND "t2"."active" = $8)), (SELECT "t3"."id"
  FROM "app$dev"."Ship" AS "t3"
  JOIN ((SELECT "t3n"."active" AS "active"
  FROM "app$dev"."Ship" AS "t3n"
  WHERE false) UNION ALL (SELECT $9 AS "active")) AS "t3n" ON "t3n"."active" = $10
  WHERE (("t3"."name" = $11) AND "t3"."active" = $12));

-- #2 select Ship
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","active":' || COALESCE("t1"."active"::text, 'null') || '}') AS "j"
  FROM "app$dev"."Ship" AS "t1"
  WHERE "t1"."id" = ANY($1);

-- sent: #1 #3 #2 (3 statements)
-- #3 made by the run: INSERT "app$dev"."Ship"

-- #1 select list of Post
--   1 = "$.\"a\"" as String
--   2 = "$.\"0\"" as String
--   3 = $value as String
--   4 = "x" as String
--   5 = "b" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev.Post" AS "t1"
  WHERE (COALESCE((SELECT (x3.v = x3.g OR NOT EXISTS (SELECT p.fullkey, replace(replace(p.type, 'integer', 'number'), 'real', 'number'), p.atom
  FROM json_tree(x3.v) AS p EXCEPT SELECT q.fullkey, replace(replace(q.type, 'integer', 'number'), 'real', 'number'), q.atom
  FROM json_tree(x3.g) AS q) AND NOT EXISTS (SELECT p.fullkey, replace(replace(p.type, 'integer', 'number'), 'real', 'number'), p.atom
  FROM json_tree(x3.g) AS p EXCEPT SELECT q.fullkey, replace(replace(q.type, 'integer', 'number'), 'real', 'number'), q.atom
  FROM json_tree(x3.v) AS q))
  FROM (SELECT (SELECT COALESCE(x2.v -> '$[0]', x2.v -> x2.k)
  FROM (SELECT ((CASE WHEN json_valid("t1"."meta") THEN json("t1"."meta") END) -> ?) AS v, ? AS k) AS x2) AS v, ? AS g) AS x3), 0) AND (COALESCE((SELECT json_type(x4.v) = 'text' AND instr((x4.v ->> '$'), x4.g) > 0
  FROM (SELECT (CASE WHEN json_valid("t1"."meta") THEN json("t1"."meta") END) AS v, ? AS g) AS x4), 0) OR (NOT (COALESCE((SELECT json_type(x5.v) = 'object' AND EXISTS (SELECT 1
  FROM json_each(x5.v) AS own
  WHERE own.key = x5.g)
  FROM (SELECT (CASE WHEN json_valid("t1"."meta") THEN json("t1"."meta") END) AS v, ? AS g) AS x5), 0)))))) AS "x1") AS "j";

-- sent: #1 (1 statement)

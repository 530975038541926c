-- #1 select list of Post
--   1 = "$.\"a\"" as String
--   2 = "$.\"0\"" as String
--   3 = $value as String
--   4 = "$" as String
--   5 = "$" as String
--   6 = "x" as String
--   7 = "b" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE (COALESCE((SELECT CASE WHEN json_type(x3.v) IN ('object', 'array') THEN x3.v = x3.g OR json_type(x3.v) = json_type(x3.g) AND NOT EXISTS (SELECT p.fullkey, replace(replace(p.type, 'integer', 'number'), 'real', 'number'), p.atom
  FROM json_tree(x3.v) AS p EXCEPT SELECT q.fullkey, replace(replace(q.type, 'integer', 'number'), 'real', 'number'), q.atom
  FROM json_tree(x3.g) AS q) AND NOT EXISTS (SELECT p.fullkey, replace(replace(p.type, 'integer', 'number'), 'real', 'number'), p.atom
  FROM json_tree(x3.g) AS p EXCEPT SELECT q.fullkey, replace(replace(q.type, 'integer', 'number'), 'real', 'number'), q.atom
  FROM json_tree(x3.v) AS q) ELSE replace(replace(json_type(x3.v), 'integer', 'number'), 'real', 'number') = replace(replace(json_type(x3.g), 'integer', 'number'), 'real', 'number') AND (x3.v ->> '$') IS (x3.g ->> '$') END
  FROM (SELECT (SELECT COALESCE(x2.v -> '$[0]', x2.v -> x2.k)
  FROM (SELECT ((CASE WHEN json_valid("t1"."meta") THEN "t1"."meta" END) -> ?) AS v, ? AS k) AS x2) AS v, ? AS g) AS x3), 0) AND (COALESCE(CASE WHEN json_valid("t1"."meta") THEN json_type("t1"."meta", ?) = 'text' AND instr(json_extract("t1"."meta", ?), ?) > 0 END, 0) OR (NOT (COALESCE((SELECT json_type(x4.v) = 'object' AND EXISTS (SELECT 1
  FROM json_each(x4.v) AS own
  WHERE own.key = x4.g)
  FROM (SELECT (CASE WHEN json_valid("t1"."meta") THEN json("t1"."meta") END) AS v, ? AS g) AS x4), 0)))))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 (1 statement)

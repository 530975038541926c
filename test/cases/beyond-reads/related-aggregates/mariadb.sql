-- #1 select list of User
--   1 = "Letters" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"postsAggregate":', (SELECT COALESCE(CONCAT('{"count":', COALESCE(CAST(count(*) + 0 AS CHAR), '␁n'), ',"max":', COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(MAX(`t2`.`title`) USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), '}'), '␁t'), '}'), '␁t')
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = `t1`.`id` AND `t2`.`title` <> ?)), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- #2 select subquery, subquery
SELECT (SELECT count(*)
  FROM (SELECT 1 AS `one`
  FROM `app@dev`.`User` AS `t3`
  LIMIT 2) AS `t4`) AS `c`, (SELECT COALESCE(CONCAT('{"count":', COALESCE(CAST(count(*) + 0 AS CHAR), '␁n'), ',"sum":', COALESCE(CONCAT('{"age":', CASE WHEN SUM(`t2`.`age`) IS NULL THEN 'null' ELSE COALESCE(CONCAT('␇', CAST(SUM(`t2`.`age`) AS CHAR), '␇'), '␁t') END, '}'), '␁t'), ',"avg":', COALESCE(CONCAT('{"age":', CASE WHEN ((SUM(`t2`.`age`) + 0e0) / COUNT(`t2`.`age`)) IS NULL THEN 'null' ELSE COALESCE(CONCAT('␈', CAST(((SUM(`t2`.`age`) + 0e0) / COUNT(`t2`.`age`)) AS CHAR), '␈'), '␁t') END, '}'), '␁t'), '}'), '␁t')
  FROM (SELECT `t1`.`age` AS `age`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`name` ASC, `t1`.`id` ASC
  LIMIT 2) AS `t2`) AS `a0`;

-- sent: #1 #2 (2 statements)

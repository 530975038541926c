-- #1 select list of Post
--   1 = $least as Int
SELECT COALESCE(CONCAT('{"key":', COALESCE(CONCAT('{"author":', CASE WHEN `t3`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t'), ',"count":', COALESCE(CAST(`t2`.`a0` + 0 AS CHAR), '␁n'), ',"min":', COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`a1` USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), '}'), '␁t'), '}'), '␁t') AS `j`
  FROM (SELECT SQL_BIG_RESULT `t1`.`author` AS `k0`, count(*) AS `a0`, MIN(`t1`.`title`) AS `a1`, MAX(`t1`.`title`) AS `a2`
  FROM `app@dev`.`Post` AS `t1`
  GROUP BY `t1`.`author`) AS `t2`
  LEFT
  JOIN `app@dev`.`User` AS `t3` ON `t3`.`id` = `t2`.`k0`
  WHERE `t2`.`a0` >= ?
  ORDER BY `t2`.`a2` DESC, `t2`.`k0` IS NULL ASC, `t2`.`k0` ASC
  LIMIT 10;

-- sent: #1 (1 statement)

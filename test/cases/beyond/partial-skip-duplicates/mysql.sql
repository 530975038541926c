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
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Ship` AS `t1`
  JOIN ((SELECT `t1n`.`active` AS `active`
  FROM `app@dev`.`Ship` AS `t1n`
  WHERE 0) UNION ALL (SELECT ? AS `active`)) AS `t1n` ON `t1n`.`active` = ?
  WHERE ((`t1`.`name` = ?) AND `t1`.`active` = ?)), (SELECT `t2`.`id`
  FROM `app@dev`.`Ship` AS `t2`
  JOIN ((SELECT `t2n`.`active` AS `active`
  FROM `app@dev`.`Ship` AS `t2n`
  WHERE 0) UNION ALL (SELECT ? AS `active`)) AS `t2n` ON `t2n`.`active` = ?
  WHERE ((`t2`.`name` = ?) AND `t2`.`active` = ?)), (SELECT `t3`.`id`
  FROM `app@dev`.`Ship` AS `t3`
  JOIN ((SELECT `t3n`.`active` AS `active`
  FROM `app@dev`.`Ship` AS `t3n`
  WHERE 0) UNION ALL (SELECT ? AS `active`)) AS `t3n` ON `t3n`.`active` = ?
  WHERE ((`t3`.`name` = ?) AND `t3`.`active` = ?));

-- #2 select Ship
--   1 = nodes as list of ID
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"active":', COALESCE(CASE WHEN `t1`.`active` IS NULL THEN NULL WHEN `t1`.`active` THEN 'true' ELSE 'false' END, 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE `t1`.`id` IN (?);


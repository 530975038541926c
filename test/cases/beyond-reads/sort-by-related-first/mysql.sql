-- #1 select list of Post
--   1 = "none" as String
--   2 = "none" as String
--   3 = $first + 1 as Int
--   4 = $first + 1 as Int
--   5 = "none" as String
--   6 = $first + 1 as Int
--   7 = "none" as String
--   8 = $first + 1 as Int
--   9 = $first as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"author":', CASE WHEN `t13`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t13`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  JOIN ((SELECT `t4`.`id` AS `id`, `t5`.`email` AS `k0`, `t4`.`title` AS `k1`, `t4`.`id` AS `k2`
  FROM `app@dev`.`Post` AS `t4`
  JOIN `app@dev`.`User` AS `t5` ON `t5`.`id` = `t4`.`author`
  WHERE ((`t4`.`title` <> ? AND `t5`.`email` IS NOT NULL) AND `t5`.`email` >= (SELECT MIN(`t8`.`k`)
  FROM (SELECT `t7`.`email` AS `k`
  FROM `app@dev`.`Post` AS `t6`
  JOIN `app@dev`.`User` AS `t7` ON `t7`.`id` = `t6`.`author`
  WHERE (`t6`.`title` <> ? AND `t7`.`email` IS NOT NULL)
  ORDER BY `t7`.`email` DESC
  LIMIT ?) AS `t8`))
  ORDER BY `t5`.`email` DESC, `t4`.`title` ASC, `t4`.`id` ASC
  LIMIT ?) UNION ALL (SELECT `t9`.`id` AS `id`, `t10`.`email` AS `k0`, `t9`.`title` AS `k1`, `t9`.`id` AS `k2`
  FROM `app@dev`.`Post` AS `t9`
  JOIN `app@dev`.`User` AS `t10` ON `t10`.`id` = `t9`.`author`
  WHERE (`t9`.`title` <> ? AND `t10`.`email` IS NULL)
  ORDER BY `t10`.`email` DESC, `t9`.`title` ASC, `t9`.`id` ASC
  LIMIT ?) UNION ALL (SELECT `t11`.`id` AS `id`, `t12`.`email` AS `k0`, `t11`.`title` AS `k1`, `t11`.`id` AS `k2`
  FROM `app@dev`.`Post` AS `t11`
  LEFT
  JOIN `app@dev`.`User` AS `t12` ON `t12`.`id` = `t11`.`author`
  WHERE (`t11`.`title` <> ? AND `t11`.`author` IS NULL)
  ORDER BY `t12`.`email` DESC, `t11`.`title` ASC, `t11`.`id` ASC
  LIMIT ?)) AS `t3` ON `t3`.`id` = `t1`.`id`
  LEFT
  JOIN `app@dev`.`User` AS `t13` ON `t13`.`id` = `t1`.`author`
  ORDER BY `t3`.`k0` DESC, `t3`.`k1` ASC, `t3`.`k2` ASC
  LIMIT ? OFFSET 1;

-- sent: #1 (1 statement)

-- #1 select list of Post
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x1`.`j`
  ORDER BY `x1`.`k0` IS NOT NULL ASC, `x1`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(JSON_QUOTE(CONVERT(`t2`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n') AS `j`, `t2`.`position` AS `k0`
  FROM `app@dev`.`Post_tags` AS `t2`
  WHERE `t2`.`nodeId` = `t1`.`id`) AS `x1`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- #2 select Post
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x1`.`j`
  ORDER BY `x1`.`k0` IS NOT NULL ASC, `x1`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(JSON_QUOTE(CONVERT(`t2`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n') AS `j`, `t2`.`position` AS `k0`
  FROM `app@dev`.`Post_tags` AS `t2`
  WHERE `t2`.`nodeId` = `t1`.`id`) AS `x1`), '}'), '␁t') AS `j1`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT 2;

-- sent: #1 #2 (2 statements)

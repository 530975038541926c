-- #1 select list of User
SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x2`.`j`
  ORDER BY `x2`.`k0` IS NOT NULL ASC, `x2`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n') AS `j`, `t3`.`position` AS `k0`
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`) AS `x2`), ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x3`.`j`
  ORDER BY `x3`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t4`.`id` AS `k0`
  FROM `app@dev`.`Comment` AS `t4`
  WHERE `t4`.`post` = `t2`.`id`) AS `x3`), '}'), '␁t')
  ORDER BY `t2`.`title` IS NOT NULL DESC, `t2`.`title` DESC, `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t2`.`id` AS `id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`
  ORDER BY `t2`.`title` DESC, `t2`.`id` ASC
  LIMIT 1) AS `x1`
  JOIN `app@dev`.`Post` AS `t2` ON `t2`.`id` = `x1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`name` ASC, `t1`.`id` ASC
  LIMIT 2;

-- sent: #1 (1 statement)

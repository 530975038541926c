-- #1 select list of Album
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tracks":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"takes":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x2`.`j`
  ORDER BY `x2`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"nr":', COALESCE(CAST(`t3`.`nr` + 0 AS CHAR), '␁n'), '}'), '␁t') AS `j`, `t3`.`id` AS `k0`
  FROM `app@dev`.`Take` AS `t3`
  WHERE `t3`.`track` = `t2`.`id`) AS `x2`), '}'), '␁t')
  ORDER BY `t2`.`name` IS NOT NULL DESC, `t2`.`name` DESC, `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t2`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  ORDER BY `t2`.`name` DESC, `t2`.`id` ASC
  LIMIT 1) AS `x1`
  JOIN `app@dev`.`Track` AS `t2` ON `t2`.`id` = `x1`.`id`), ',"lastTwo":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t4`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t4`
  WHERE `t4`.`album` = `t1`.`id`
  ORDER BY `t4`.`id` DESC
  LIMIT 2) AS `x3`
  JOIN `app@dev`.`Track` AS `t4` ON `t4`.`id` = `x3`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`id` DESC;

-- sent: #1 (1 statement)

import { nameWords } from '../declare/texts.js';

nameWords('es', {
  'error.SECOND_FACTOR_NEEDED':
    'La contraseña es correcta. Confirme ahora con su llave de acceso, un código de su aplicación o un código de recuperación.',
  'error.SECOND_FACTOR_MISSING':
    'La contraseña es correcta, pero esta cuenta necesita un segundo factor. Configúrelo ahora: una aplicación de códigos o una llave de acceso.',
  'error.WRONG_SECOND_FACTOR':
    'Ese código o esa llave de acceso no vale. Espere al siguiente código de su aplicación o pruebe de otro modo.',
  'error.LAST_FACTOR': 'Esta cuenta no puede quedarse sin segundo factor. Añada otro antes.',
  'error.FRESH_PROOF_NEEDED': 'Esto requiere una prueba reciente de que es usted. Confírmelo e inténtelo de nuevo.',
  'error.LINK_REFUSED': 'Este enlace ya se ha usado, ha caducado o no está completo. Pida uno nuevo.',
  'error.OIDC_REFUSED': 'Este inicio de sesión no ha llevado a ninguna cuenta de aquí. Entre con su contraseña o pida una invitación.',
  'error.IDENTITY_TAKEN': 'Esa cuenta del otro servicio pertenece aquí a otra persona. Elija otra allí.',
  'reason.BAD_EMAIL': 'No es una dirección de correo sencilla.',
  'mail.invitation.subject': 'Su invitación a Timón',
  'mail.invitation.text': `Hola, {name}:

le espera una cuenta en Timón. Abra este enlace para elegir cómo quiere entrar. Vale durante siete días y una sola vez.

{link}

Si no esperaba esta carta, no tiene que hacer nada.`,
  'mail.renewal.subject': 'Cómo entra en Timón',
  'mail.renewal.text': `Hola, {name}:

quien se ocupa de su cuenta en Timón ha pedido este enlace. Ábralo para elegir de nuevo cómo quiere entrar. Vale durante siete días y una sola vez.

{link}

Hasta entonces entra como siempre.`,
  'mail.reset.subject': 'Una contraseña nueva para Timón',
  'mail.reset.text': `Hola, {name}:

alguien, seguramente usted, ha pedido una contraseña nueva para su cuenta. Abra este enlace para elegirla. Vale durante media hora y una sola vez.

{link}

Si no ha sido usted, no tiene que hacer nada: su contraseña sigue siendo la misma.`,
});
